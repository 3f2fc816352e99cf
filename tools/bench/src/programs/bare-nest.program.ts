import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

@Controller()
class GreetingController {
  @Get()
  greet(): string {
    return 'hello';
  }
}

@Module({ controllers: [GreetingController] })
class GreetingModule {}

/** Nest on Fastify and nothing else: `node bare-nest.program.js <port>`. */
async function main(port: number): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(GreetingModule, new FastifyAdapter(), { logger: false });
  await app.listen(port, '127.0.0.1');
}

void main(Number(process.argv[2]));
