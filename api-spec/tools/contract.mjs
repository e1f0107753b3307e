// Reads a contract and follows its references, also into shared.yaml.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

const shared = parse(readFileSync('openapi/shared.yaml', 'utf8'))

export const document = file => parse(readFileSync(file, 'utf8'))

export const name = reference => reference.split('/').at(-1)

export const resolve = (doc, part) => {
  if (!part?.$ref) return part
  const [file, path] = part.$ref.split('#')
  const root = file === '' ? doc : shared
  const found = path.split('/').slice(1).reduce((at, key) => at?.[key], root) ?? path.split('/').slice(1).reduce((at, key) => at?.[key], shared)
  if (found === undefined) throw new Error(`Nothing at ${part.$ref}`)
  return resolve(root, found)
}

export const variants = schema => {
  const either = schema.oneOf ?? schema.anyOf
  return either?.map(one => one.type === 'null' ? { type: 'null value' } : one)
}
