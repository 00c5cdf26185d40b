import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'reference', name: 'station_ref' })
export class StationRefRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'station_ref_pkey' })
  department!: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'station_ref_pkey' })
  station_id!: string;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'text' }) name_zh!: string;
  @Column({ type: 'text', nullable: true }) name_en!: string | null;
  @Column({ type: 'text' }) authority!: string;
  @Column({ type: 'text' }) region!: string;
  @Column({ type: 'text', nullable: true }) district_code!: string | null;
  @Column({ type: 'text', nullable: true }) cell!: string | null;
  @Column({ type: 'text' }) provenance!: string;
}
