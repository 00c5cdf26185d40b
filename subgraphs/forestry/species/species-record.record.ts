import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'forestry', name: 'species_record' })
@Index('species_record_observed', ['observed_on', 'id'])
@Index('species_record_area', ['area_id', 'observed_on', 'id'])
@Index('species_record_district', ['district_code', 'observed_on', 'id'])
export class SpeciesRecordRecord {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'species_record_pkey' }) id!: string;
  /** Protected area of the observation. */
  @Column({ type: 'text', nullable: true }) area_id!: string | null;
  @Column({ type: 'text' }) district_code!: string;
  @Column({ type: 'text' }) scientific_name!: string;
  @Column({ type: 'text' }) name_zh!: string;
  /** Of `TaxonGroup`. */
  @Column({ type: 'text' }) taxon!: string;
  /** Individuals seen; null where only the presence was noted. */
  @Column({ type: 'int', nullable: true }) individuals!: number | null;
  @Column({ type: 'date' }) observed_on!: string;
  /** Of `ProtectionLevel`; null for a species without national protection. */
  @Column({ type: 'text', nullable: true }) protection_level!: string | null;
  /** H3 cell (resolution 7) of the observation. */
  @Column({ type: 'text', nullable: true }) cell!: string | null;
  @Column({ type: 'text' }) provenance!: string;
  @Column({ type: 'text' }) source!: string;
  /** Time of its arrival, which determines the sums that include it. */
  @Column({ type: 'timestamptz', default: () => 'now()' }) recorded_at!: string;
}
