import { DrizzleConfigFactory } from '@edtech/drizzle';

export default DrizzleConfigFactory.createConfig('ai');
