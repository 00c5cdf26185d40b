import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createReviewsV1, dropReviewsV1 } from '../../shared/data/review-tables';

export class KeepReviews1795900000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await createReviewsV1(db, 'weather');
  }

  async down(db: QueryRunner): Promise<void> {
    await dropReviewsV1(db, 'weather');
  }
}
