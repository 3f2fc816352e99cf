import { ErasedPeople } from '@edtech/messaging';
import { Module, type DynamicModule } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { ErasePerson, type ErasePersonOptions } from './erase-person.js';
import { ERASING_SERVICE } from './erasing-service.js';
import { OnErasureRequested } from './on-erasure-requested.js';

/** Lets a service erase people. Identity, which is asked and comes last, decides by itself when. */
@Module({})
export class ErasureModule {
  static forRoot(options: ErasePersonOptions): DynamicModule {
    return {
      module: ErasureModule,
      global: true,
      controllers: options.service === 'identity' ? [] : [OnErasureRequested],
      providers: [
        { provide: ERASING_SERVICE, useValue: options.service },
        { provide: ErasePerson, inject: [ErasedPeople, ModuleRef], useFactory: (people: ErasedPeople, modules: ModuleRef) => new ErasePerson(options, people, modules) },
      ],
      exports: [ErasePerson],
    };
  }
}
