import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'reference', name: 'station_kind' })
export class StationKindRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'station_kind_pkey' })
  department!: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'station_kind_pkey' })
  kind!: string;
  @Column({ type: 'int' }) position!: number;
  @Column({ type: 'text' }) name_zh!: string;
  @Column({ type: 'text' }) name_en!: string;
  @Column({ type: 'int', nullable: true }) expects_every_hours!: number | null;
  @Column({ type: 'text' }) station_type!: string;
  @Column({ type: 'text' }) one_field!: string;
  @Column({ type: 'text' }) list_field!: string;
  @Column({ type: 'text', nullable: true }) overview!: string | null;
}
