import { Injectable } from '@nestjs/common';
import { loaderOf, type GraphqlContext } from '@edtech/graphql';
import { FindReviews, type StoredReview } from './find-reviews.query.js';
import type { ReviewPage } from './review-page.js';

const RECEIVED = Symbol('pages of received reviews');

interface Wanted {
  readonly userId: string;
  readonly page: ReviewPage;
}

/** Pages of reviews about users: users who are asked for the same page share a statement. */
@Injectable()
export class ReceivedReviewsLoader {
  constructor(private readonly find: FindReviews) {}

  async load(context: GraphqlContext, wanted: Wanted): Promise<StoredReview[]> {
    const loader = loaderOf<Wanted, StoredReview[]>(context, RECEIVED, (all) => this.batch(all));
    return (await loader.load(wanted)) ?? [];
  }

  private async batch(all: readonly Wanted[]): Promise<StoredReview[][]> {
    const byPage = new Map<string, Wanted[]>();
    for (const wanted of all) {
      const { limit, after } = wanted.page;
      const key = JSON.stringify([limit, after?.createdAt, after?.id]);
      byPage.set(key, [...(byPage.get(key) ?? []), wanted]);
    }
    const found = new Map<Wanted, StoredReview[]>();
    for (const group of byPage.values()) {
      const pages = await this.find.receivedBy(group.map(({ userId }) => userId), group[0]!.page);
      group.forEach((wanted, index) => found.set(wanted, pages[index] ?? []));
    }
    return all.map((wanted) => found.get(wanted) ?? []);
  }
}
