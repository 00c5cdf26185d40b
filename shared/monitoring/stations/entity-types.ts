import { Directive, Field, Float, ID, InterfaceType, ObjectType } from 'type-graphql';
import { Plumbing } from '../../sharing/in-dataset';
import { MeasurementFields } from '../observations/measurement-fields';
import type { StationKey } from './station-row';
import { Authority, Provenance } from '../vocabulary';

/**
 * Creates the entity types that link a department to the others. Each department gets its own
 * classes: type-graphql has one store for the process, and fields that one department adds to
 * `District` must not appear in another department's schema.
 */
export function entityTypes() {
  const { District, Place, WaterBody } = referenceTypes();

  @MeasurementFields()
  @InterfaceType('Station', {
    autoRegisterImplementations: false,
    resolveType: (value: { readonly __typename: string }) => value.__typename,
    description: 'A monitoring station, point or section of any department (监测站点)',
  })
  abstract class Station implements StationKey {
    /** Dataset for which the row was read and whose series are shown; never published. */
    dataset!: string;

    @Field(() => ID, { description: 'Stable id within the department (站点标识)' })
    id!: string;

    @Field(() => String, {
      nullable: true,
      description: 'Official code, where one was given (站点编码)',
    })
    code!: string | null;

    @Field(() => String, { description: 'Kind of station within its type (站点类别)' })
    kind!: string;

    @Field(() => String, { description: 'Name in Chinese (名称)' })
    nameZh!: string;

    @Field(() => String, { nullable: true, description: 'Name in English (英文名称)' })
    nameEn!: string | null;

    @Field(() => Authority, {
      description: 'Network level of the station: 国控, 省控, 市控, 县控 (控制级别)',
    })
    authority!: Authority;

    @Field(() => String, {
      description: 'City or region of the station, as named by its source (所在地区)',
    })
    region!: string;

    @Field(() => District, {
      nullable: true,
      description: 'County-level division of Jiangmen; null elsewhere (所在县市区)',
    })
    district!: InstanceType<typeof District> | null;

    @Field(() => Place, {
      nullable: true,
      description:
        'Cell of the H3 grid that contains the station; null if the position is unknown (所在网格)',
    })
    place!: InstanceType<typeof Place> | null;

    @Field(() => WaterBody, {
      nullable: true,
      description: 'River, reservoir or sea at which the station is located (所在水体)',
    })
    waterBody!: InstanceType<typeof WaterBody> | null;

    @Field(() => Float, { nullable: true, description: 'Elevation, m above sea level (海拔)' })
    elevation!: number | null;

    @Field(() => Provenance, {
      description: 'Whether the station is real or part of the demonstration (站点来源)',
    })
    provenance!: Provenance;
  }
  return { Station, District, Place, WaterBody };
}

function referenceTypes() {
  @Plumbing()
  @Directive('@key(fields: "code")')
  @ObjectType('District', { description: 'County-level division of Jiangmen (县市区)' })
  class District {
    @Field(() => ID, { description: 'Code, GB/T 2260 (行政区划代码)' })
    code!: string;
  }

  @Plumbing()
  @Directive('@key(fields: "cell")')
  @ObjectType('Place', {
    description: 'A hexagon of the H3 grid, resolution 7 (about 5 km²) or coarser (网格位置)',
  })
  class Place {
    @Field(() => ID, { description: 'H3 index (网格编码)' })
    cell!: string;
  }

  @Plumbing()
  @Directive('@key(fields: "code")')
  @ObjectType('WaterBody', { description: 'River, reservoir, bay or sea area (水体)' })
  class WaterBody {
    @Field(() => ID, { description: 'Code of the water body (水体代码)' })
    code!: string;
  }
  return { District, Place, WaterBody };
}
