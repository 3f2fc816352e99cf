import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Viewer, type CurrentUser } from '@edtech/auth';
import { loaderOf, type GraphqlContext } from '@edtech/graphql';
import { presentOwnUser, User } from '../accounts/users.graphql.js';
import { FindProfiles } from './find-profiles.query.js';
import { UpdatePreferencesInput, UpdateProfileInput, UpdateSettingsInput, UserProfile } from './profiles.graphql.js';
import { UpdateDocuments } from './update-documents.js';
import { UpdateProfile } from './update-profile.js';

const PROFILES = Symbol('profiles');

@Resolver(() => User)
export class ProfilesResolver {
  constructor(
    private readonly updateProfile: UpdateProfile,
    private readonly updateDocuments: UpdateDocuments,
    private readonly findProfiles: FindProfiles,
  ) {}

  @ResolveField(() => UserProfile, { nullable: true, description: 'What the user says and likes. Private.' })
  profile(@Parent() { id, visibility }: User, @Context() context: GraphqlContext): Promise<UserProfile | null> | null {
    if (visibility !== 'everything') return null;
    return loaderOf(context, PROFILES, (ids: readonly string[]) => this.findProfiles.byUserIds(ids)).load(id);
  }

  @Mutation(() => User, {
    name: 'updateProfile',
    description: 'Changes the own names, locale, time zone or bio, and takes down the date of birth. Errors: DATE_OF_BIRTH_ALREADY_KNOWN, DATE_OF_BIRTH_IMPLAUSIBLE.',
  })
  async changeProfile(@Args('input', { description: 'What to change.' }) input: UpdateProfileInput, @Viewer() viewer: CurrentUser): Promise<User> {
    return presentOwnUser(await this.updateProfile.run(viewer.userId, input));
  }

  @Mutation(() => User, { name: 'updatePreferences', description: 'Replaces the own preferences.' })
  async replacePreferences(@Args('input', { description: 'The new preferences.' }) { preferences }: UpdatePreferencesInput, @Viewer() viewer: CurrentUser): Promise<User> {
    return presentOwnUser(await this.updateDocuments.preferences(viewer.userId, preferences));
  }

  @Mutation(() => User, { name: 'updateSettings', description: 'Replaces the own settings.' })
  async replaceSettings(@Args('input', { description: 'The new settings.' }) { settings }: UpdateSettingsInput, @Viewer() viewer: CurrentUser): Promise<User> {
    return presentOwnUser(await this.updateDocuments.settings(viewer.userId, settings));
  }
}
