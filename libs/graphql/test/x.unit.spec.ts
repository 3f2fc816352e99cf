import { startFixture } from './fixture-service.js';
test('x', async () => {
  const { url, app } = await startFixture('http://localhost:1/x');
  const ask = async (query: string) => console.log(JSON.stringify(await (await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) })).json()));
  const r = await (await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{_service{sdl}}' }) })).json() as { data: { _service: { sdl: string } } };
  console.log(r.data._service.sdl);
  await ask('{publicBook{id title price{amountMinor currency} readAt extra reader}}');
  await ask('{privateBook{id title price{amountMinor currency} readAt extra reader}}');
  await ask('{books(first:2){edges{cursor node{id title}} pageInfo{hasNextPage endCursor}}}');
  await ask('{books(first:200){edges{cursor node{id title}} pageInfo{hasNextPage endCursor}}}');
  await ask('{a:outcome(found:true){... on Book{id}} b:outcome(found:false){... on NoBook{reason}}}');
  await ask('{declaredFailure{id} surprise{id}}');
  await ask('mutation{addBook(input:{title:"123456",author:{email:"x"},price:{amountMinor:-1,currency:"e"}}){id}}');
  await ask('mutation{addBook(input:{title:"123",author:{email:"x@y.zz"},price:{amountMinor:10000000000,currency:"EUR"}}){id price{amountMinor}}}');
  await ask('{_entities(representations:[{__typename:"Book",id:"1"},{__typename:"Book",id:"2"}]){... on Book{id title}}}');
  await ask('{__schema{queryType{name}}}');
  await ask('{nope}');
  await app.close();
});
