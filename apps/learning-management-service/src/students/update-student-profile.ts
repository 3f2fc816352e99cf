import { learningStudentUpdatedV1 } from '@edtech/contracts';
import { UnitOfWork } from '@edtech/messaging';
import { Injectable } from '@nestjs/common';
import { StudentsRepository, type Student, type StudentProfile } from '../infrastructure/database/repositories/students.repository.js';
import { studentState } from './student-state.js';
import { studentProfileNotReady } from './students.errors.js';

@Injectable()
export class UpdateStudentProfile {
  constructor(
    private readonly work: UnitOfWork,
    private readonly students: StudentsRepository,
  ) {}

  /** Changes what is given and leaves the rest. @throws STUDENT_PROFILE_NOT_READY */
  run(userId: string, profile: StudentProfile): Promise<Student> {
    return this.work.run(async ({ tx, publish }) => {
      const student = await this.students.updateProfile(tx, userId, profile);
      if (!student) throw studentProfileNotReady();
      await publish(learningStudentUpdatedV1, { sequence: student.version, data: studentState(student) });
      return student;
    });
  }
}
