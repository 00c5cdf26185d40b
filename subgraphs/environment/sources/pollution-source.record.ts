import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'environment', name: 'pollution_source' })
export class PollutionSourceRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pollution_source_pkey' }) id!: string;
  @Column({ type: 'text' }) name_zh!: string;
  @Column({ type: 'text', nullable: true }) name_en!: string | null;
  /** Division of GB/T 4754-2017. */
  @Column({ type: 'text' }) industry_code!: string;
  @Column({ type: 'text' }) industry_zh!: string;
  @Column({ type: 'text', nullable: true }) district_code!: string | null;
  @Column({ type: 'text' }) provenance!: string;
}

@Entity({ schema: 'environment', name: 'pollution_source_listing' })
export class PollutionSourceListingRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pollution_source_listing_pkey' })
  source_id!: string;
  @PrimaryColumn({ type: 'int', primaryKeyConstraintName: 'pollution_source_listing_pkey' })
  year!: number;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pollution_source_listing_pkey' })
  medium!: string;
}
