import { Module } from '@nestjs/common';
import { StudentsRepository } from '../infrastructure/database/repositories/students.repository.js';
import { FindStudents } from './find-students.query.js';
import { FollowStudentAccount } from './follow-student-account.js';
import { OnStudentAccountChanged } from './on-student-account-changed.js';
import { StudentLoaders } from './student-loaders.js';
import { StudentsResolver } from './students.resolver.js';
import { UpdateStudentProfile } from './update-student-profile.js';
import { UserStudentProfileResolver } from './user-student-profile.resolver.js';

@Module({
  controllers: [OnStudentAccountChanged],
  providers: [StudentsRepository, FollowStudentAccount, FindStudents, StudentLoaders, UpdateStudentProfile, StudentsResolver, UserStudentProfileResolver],
  exports: [StudentsRepository, StudentLoaders],
})
export class StudentsModule {}
