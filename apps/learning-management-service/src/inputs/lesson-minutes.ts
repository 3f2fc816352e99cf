/** How long a lesson may take. */
export const SHORTEST_LESSON_MINUTES = 15;
export const LONGEST_LESSON_MINUTES = 480;
