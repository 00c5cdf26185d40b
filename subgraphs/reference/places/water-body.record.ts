import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'reference', name: 'water_body' })
export class WaterBodyRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'water_body_pkey' }) code!: string;
  @Column({ type: 'int' }) position!: number;
  @Column({ type: 'text' }) name_zh!: string;
  @Column({ type: 'text' }) name_en!: string;
  @Column({ type: 'text' }) kind!: string;
  @Column({ type: 'text', array: true }) districts!: string[];
  @Column({ type: 'double precision' }) latitude_deg!: number;
  @Column({ type: 'double precision' }) longitude_deg!: number;
  @Column({ type: 'text' }) certainty!: string;
  @Column({ type: 'text', nullable: true }) flows_into!: string | null;
  @Column({ type: 'text' }) flow_certainty!: string;
  @Column({ type: 'text' }) flow_reason!: string;
}
