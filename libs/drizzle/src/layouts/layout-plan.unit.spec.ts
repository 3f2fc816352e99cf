import { parseDatabaseEnvironment, parseMigrationEnvironment, SERVICE_NAMES } from '@edtech/environment';
import { databaseEnvironmentFor, serviceDatabase, type LayoutPlan } from './layout-plan.js';
import { scramVerifier } from './scram-verifier.js';

const server = { host: 'db.internal', port: 6000 };
const plan = (layout: LayoutPlan['layout']): LayoutPlan => ({ layout, services: SERVICE_NAMES, passwords: (role) => `of ${role}` });

describe('databaseEnvironmentFor', () => {
  it.each(['A', 'B', 'C'] as const)('writes for layout %s the variables that the services read', (layout) => {
    for (const service of SERVICE_NAMES) {
      const { runtime, owner } = databaseEnvironmentFor(plan(layout), service, server);
      const place = serviceDatabase(plan(layout), service, server);
      expect(parseDatabaseEnvironment(service, { NODE_ENV: 'production', ...runtime })).toEqual(place.runtime);
      expect(parseMigrationEnvironment(service, { NODE_ENV: 'production', ...owner })).toEqual(place.owner);
    }
  });

  it("hands a running service nothing of the owner's", () => {
    const { runtime } = databaseEnvironmentFor(plan('B'), 'payment', server);
    expect(JSON.stringify(runtime)).not.toMatch(/owner/i);
  });

  it('has a database per service in layout A, and one for all in B and C', () => {
    const names = (layout: LayoutPlan['layout']): Set<string> =>
      new Set(SERVICE_NAMES.map((service) => serviceDatabase(plan(layout), service, server).runtime.name));
    expect(names('A').size).toBe(6);
    expect([...names('B')]).toEqual(['edtech']);
    expect([...names('C')]).toEqual(['edtech']);
  });
});

describe('scramVerifier', () => {
  it('is what Postgres computes for the same password and salt', () => {
    // From a Postgres 18: CREATE ROLE ... PASSWORD 'pencil', then pg_authid.rolpassword.
    const stored =
      'SCRAM-SHA-256$4096:Sk96OZB5/Fn/gaRzgOqSPw==$ZObIBsmQY1F1TEVup9CnIyhz+ueauEgRrl9R7amIsFw=:cPh26vNWQuENneqOF3GgeHJL0xSJUzTWpIQDFR8bjBY=';
    expect(scramVerifier('pencil', Buffer.from('Sk96OZB5/Fn/gaRzgOqSPw==', 'base64'))).toBe(stored);
  });
});
