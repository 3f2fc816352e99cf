/** One step of a way through a subject. */
export interface PlannedStep {
  /** Names the step within its path. */
  readonly key: string;
  readonly title: string;
  /** Keys of steps that stand before it in the path: what is ordered so cannot go in circles. */
  readonly prerequisites: readonly string[];
}

/** The way through any subject, until somebody has written a better one for it. */
export function stepsFor(subject: string): PlannedStep[] {
  const name = nameOf(subject);
  return [
    { key: 'foundations', title: `Foundations of ${name}`, prerequisites: [] },
    { key: 'core-ideas', title: `Core ideas of ${name}`, prerequisites: ['foundations'] },
    { key: 'guided-practice', title: `Guided practice in ${name}`, prerequisites: ['core-ideas'] },
    { key: 'harder-problems', title: `Harder problems of ${name}`, prerequisites: ['core-ideas'] },
    { key: 'on-your-own', title: `${name} on your own`, prerequisites: ['guided-practice', 'harder-problems'] },
  ];
}

/** A subject's slug as people read it: `organic-chemistry` is Organic chemistry. */
function nameOf(subject: string): string {
  const words = subject.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
