import { parse } from 'graphql';
import { documentShape } from './document-shape.js';
import { fragmentBomb } from '../../test/attacks.js';

const shapeOf = (text: string) => documentShape(parse(text));

describe('the shape of a document', () => {
  it('counts what is there once fragments are written out', () => {
    expect(shapeOf('{ me { ...A ...A @skip(if: true) } } fragment A on User { x: id tutor { id @include(if: true) } }')).toMatchObject({
      depth: 3,
      aliases: 2,
      directives: 3,
    });
  });

  it('is measured in the time that the text takes to read, however much it stands for', () => {
    const bomb = fragmentBomb(904);
    expect(bomb.length).toBeLessThanOrEqual(904);
    expect(shapeOf(bomb).fields).toBeGreaterThan(1e7);
  });

  it('finds a fragment that contains itself, by whatever way', () => {
    expect(shapeOf('{ ...A } fragment A on Query { me { ...B } } fragment B on User { tutor { ...A } }').cycle).toBe('A');
    expect(shapeOf('mutation { ...A } fragment A on Mutation { ...A signIn }')).toMatchObject({ cycle: 'A' });
  });

  it('looks at fragments that no operation uses, as validation does', () => {
    const shape = shapeOf('{ a } fragment A on Query { a b c { d } }');
    expect(shape.fields).toBe(1);
    expect(shape.fieldsEverywhere).toBe(5);
    expect(shape.depth).toBe(2);
  });

  it('counts a mutation under whatever names it is asked for, and through fragments', () => {
    expect(shapeOf('mutation { a: signIn b: signIn ...F ... { signIn } signOut } fragment F on Mutation { c: signIn }').sameMutation).toBe(4);
    expect(shapeOf('{ a: me b: me }').sameMutation).toBe(0);
  });

  it('sees how many directives stand at one place', () => {
    expect(shapeOf('query Q @a { me @b @c @d }')).toMatchObject({ directives: 4, directivesAtOnePlace: 3 });
  });
});
