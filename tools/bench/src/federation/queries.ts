/** The operations that the gateways are asked, each in the shape that comparisons of gateways have settled on. */

/** Sixteen fetches, about 87 KB. */
export const HEAVY_QUERY = `
fragment User on User { id username name }
fragment Review on Review { id body }
fragment Product on Product { inStock name price shippingEstimate upc weight }

query Heavy {
  users {
    ...User
    reviews { ...Review product { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } } }
  }
  topProducts {
    ...Product
    reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } }
  }
}`;

/** Four fetches: products, then their stock and their reviews, then the authors. */
export const LIGHT_QUERY = `
query Light {
  topProducts(first: 3) { name price inStock reviews { id author { name } } }
}`;

/** One fetch. */
export const SINGLE_QUERY = `
query Single {
  topProducts(first: 5) { upc name price weight }
}`;
