import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  boundsOf,
  codeLabel,
  courseNamedBy,
  fieldLabel,
  type EventType,
  type Fields,
  type FieldSpec,
} from '#libs/programme';
import { LabelModel } from '../../kernel/graphql/label.model.js';
import { NullableField } from '../../kernel/graphql/nullable-field.js';

@ObjectType('Code')
export class CodeModel {
  @Field(() => String)
  code!: string;
  @Field(() => LabelModel)
  label!: LabelModel;
}

@ObjectType('EventCourse')
export class EventCourseModel {
  @Field(() => [String], { description: 'Namen van wat het begint / names of what begins it' })
  begins!: readonly string[];
  @Field(() => [String], { description: 'Namen van wat het beëindigt / names of what ends it' })
  ends!: readonly string[];
}

@ObjectType('EventField')
export class EventFieldModel {
  @Field(() => String)
  name!: string;
  @Field(() => LabelModel)
  label!: LabelModel;
  @Field(() => String, {
    description: 'date, text, id, pattern, pseudonym, code, integer, number, list, object …',
  })
  kind!: string;
  @Field(() => Boolean)
  required!: boolean;
  @Field(() => Boolean)
  list!: boolean;
  @Field(() => [CodeModel], {
    description: 'Het een of het ander, anders niets / one of these, nothing else',
  })
  codes!: readonly CodeModel[];
  @Field(() => [CodeModel], {
    description:
      'Wat het meest wordt ingevuld; iets anders van die vorm mag ook / used most; another text of that form is taken too',
  })
  known!: readonly CodeModel[];
  @NullableField(() => Float)
  min?: number | undefined;
  @NullableField(() => Float)
  max?: number | undefined;
  @NullableField(() => String)
  unit?: string | undefined;
  @NullableField(
    () => EventCourseModel,
    'Van een veld dat iets noemt dat over meer meldingen loopt / of a field that names what runs over several entries',
  )
  course?: EventCourseModel | undefined;
  @Field(() => [EventFieldModel], {
    description: 'Van een object of een lijst ervan / of an object or a list of them',
  })
  fields!: readonly EventFieldModel[];
}

@ObjectType('EventType')
export class EventTypeModel {
  @Field(() => ID)
  name!: string;
  @Field(() => String, { description: 'CloudEvents type' })
  type!: string;
  @Field(() => LabelModel)
  label!: LabelModel;
  @NullableField(() => Int)
  werklijn?: number | undefined;
  @Field(() => [String])
  postedBy!: readonly string[];
  @Field(() => Int)
  schemaVersion!: number;
  @Field(() => [EventFieldModel])
  fields!: readonly EventFieldModel[];
}

export const toEventTypeModel = (type: EventType): EventTypeModel => ({
  name: type.name,
  type: type.type,
  label: type.label,
  werklijn: type.werklijn,
  postedBy: type.postedBy,
  schemaVersion: type.schemaVersion,
  fields: fieldsOf(type.fields),
});

const fieldsOf = (fields: Fields): EventFieldModel[] =>
  Object.entries(fields).map(([name, { spec, optional }]) => {
    const item = spec.kind === 'list' ? spec.item : spec;
    return {
      name,
      label: fieldLabel(name),
      kind: item.kind,
      required: !optional,
      list: spec.kind === 'list',
      codes:
        item.kind === 'code' ? item.codes.map((code) => ({ code, label: codeLabel(item.list, code) })) : [],
      known:
        item.kind === 'pattern'
          ? Object.entries(item.known ?? {}).map(([code, label]) => ({ code, label }))
          : [],
      course: item.kind === 'id' ? courseOf(name) : undefined,
      ...limitsOf(item),
      fields: item.kind === 'object' ? fieldsOf(item.fields) : [],
    };
  });

function courseOf(field: string): EventCourseModel | undefined {
  const course = courseNamedBy(field);
  return course && boundsOf(course);
}

function limitsOf(spec: FieldSpec): Pick<EventFieldModel, 'min' | 'max' | 'unit'> {
  if (spec.kind === 'integer') return { min: spec.min, max: spec.max };
  if (spec.kind === 'number') return { min: spec.min, max: spec.max, unit: spec.unit };
  return spec.kind === 'text' ? { max: spec.max } : {};
}
