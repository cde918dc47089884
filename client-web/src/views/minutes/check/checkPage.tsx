/* Checks a copy of minutes, for anybody: the file is read here, and nothing of it is sent anywhere. */
/* With what is rarely wanted, for what both share with the start: views/later.ts says why. */
import '../../later';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import { checkSeal, type Checked } from '../../../session/sealCheck';
import { parseKeyName } from '../../../state/sealedFile';
import { askHouse, type HouseFront } from '../../../storage/house';
import { Field } from '../../dialog/field';
import { Icon } from '../../icon';
import { fallbackLanguage } from '../../look';
import { HouseFoot } from '../../signIn/houseFoot';
import { askKey, type HouseKey } from './houseKey';
import { Result } from './result';

/* What is larger is no copy of minutes. */
const SIZE_MAX = 16 * 1024 * 1024;

interface Given {
	name: string;
	/* undefined: too large to be one. */
	bytes: Uint8Array<ArrayBuffer> | undefined;
}

export function CheckPage() {
	const house = useSignal<HouseFront | undefined>(undefined);
	const own = useSignal<HouseKey | undefined>(undefined);
	const typed = useSignal('');
	const given = useSignal<Given | undefined>(undefined);
	const checked = useSignal<Checked | undefined>(undefined);
	useEffect(() => {
		document.title = t('check_title');
		askHouse().then(
			(found) => {
				house.value = found;
				if (found) fallbackLanguage.value = found.language;
			},
			() => undefined,
		);
		askKey().then((key) => (own.value = key));
	}, []);
	const named = parseKeyName(typed.value);
	const signer = typed.value.trim() === '' ? own.value?.key : named;
	useEffect(() => {
		let isCurrent = true;
		const bytes = given.value?.bytes;
		checked.value = undefined;
		/* Over a line that others may change, a browser offers nothing to check with. */
		const { subtle } = crypto as Partial<Crypto>;
		if (bytes) void checkSeal(subtle, bytes, signer).then((result) => isCurrent && (checked.value = result));
		return () => void (isCurrent = false);
	}, [given.value, signer]);
	const take = async (file: File | undefined) => {
		if (!file) return;
		const bytes = file.size > SIZE_MAX ? undefined : new Uint8Array(await file.arrayBuffer());
		given.value = { name: file.name, bytes };
	};
	const wrong = typed.value.trim() !== '' && named === undefined;
	return (
		<main
			class="sign-in check"
			onDragOver={(event) => event.preventDefault()}
			onDrop={(event) => {
				event.preventDefault();
				void take(event.dataTransfer?.files[0]);
			}}
		>
			<div class="sign-in-box">
				<p class="sign-in-brand">{house.value?.title ?? t('app_name')}</p>
				<h1>{t('check_title')}</h1>
				<p>{t('check_text')}</p>
				<label class="check-file">
					<Icon name="search" />
					<span>{t('check_choose')}</span>
					<input type="file" accept=".md,.json,.markdown,text/markdown,application/json" onChange={(event) => void take(event.currentTarget.files?.[0])} />
				</label>
				<div role="status">{given.value && <Result name={given.value.name} isTooLarge={!given.value.bytes} checked={checked.value} isOwn={typed.value.trim() === ''} />}</div>
				<KeyOf own={own.value} />
				<details class="more">
					<summary>{t('check_other')}</summary>
					<Field label={t('check_key')} name="key" hint={t('check_key_hint')} error={wrong ? t('check_key_wrong') : ''} onInput={(text) => (typed.value = text)} />
				</details>
				<HouseFoot house={house.value} />
			</div>
		</main>
	);
}

function KeyOf({ own }: { own: HouseKey | undefined }) {
	if (!own) return <p class="field-hint check-no-key">{t('check_no_key')}</p>;
	return (
		<p class="check-own">
			{t('check_own_key')} <code>{own.fingerprint}</code>
		</p>
	);
}
