import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'weather', name: 'warning' })
@Index('warning_issued', ['issued_at', 'id'])
export class WeatherWarningRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'warning_pkey' }) id!: string;
  /** Of `WARNING_SIGNALS`. */
  @Column({ type: 'text' }) signal!: string;
  @Column({ type: 'text' }) colour!: string;
  @Column({ type: 'timestamptz' }) issued_at!: string;
  /** Null while it is in force. */
  @Column({ type: 'timestamptz', nullable: true }) lifted_at!: string | null;
  @Column({ type: 'text', array: true }) district_codes!: string[];
  @Column({ type: 'text' }) text_zh!: string;
  @Column({ type: 'text' }) text_en!: string;
  @Column({ type: 'text' }) provenance!: string;
}
