/* The fields into which a person can put text, from proto/: a new one cannot be forgotten. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/* What the bodies of POST /session and POST /join take stands in no description. */
const SIGN_IN = ['name', 'house', 'email', 'password', 'device'].map((field) => `sign-in.${field}`);
const JOIN = ['name', 'company', 'device'].map((field) => `join.${field}`);

/* Names such as message.post.text, of every line, text and note in every command's parameters. */
export function textFieldsOf(folder) {
	const areas = readdirSync(folder)
		.filter((name) => /^[a-z]+\.json$/.test(name) && name !== 'schema.json')
		.map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
	const types = Object.assign({}, ...areas.map((area) => area.types ?? {}));
	const fields = [...SIGN_IN, ...JOIN];
	for (const area of areas)
		for (const [command, { params }] of Object.entries(area.commands ?? {}))
			fields.push(...textIn(params, command, types));
	return fields;
}

function textIn(params, prefix, types) {
	return Object.entries(params).flatMap(([name, field]) => {
		const whole = `${prefix}.${name}`;
		if (['line', 'text', 'note_steps'].includes(field.type)) return [whole];
		if (field.type === 'object' || field.type === 'list')
			return textIn(types[field.of].fields, whole, types);
		return [];
	});
}
