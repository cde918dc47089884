/* The title of a page, which is changed where it stands. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { PageListing } from '../../../protocol/types';
import { failed } from '../../attempt';
import { changePage } from '../making';
import { mayChange } from '../place';

export function PageTitle({ room, listing }: { room: string; listing: PageListing }) {
	const { title, archived } = listing.what;
	const isEditing = useSignal(false);
	/* By whom it was ended: the keyboard goes on where it was, another click does not. */
	const returns = useRef(false);
	const button = useRef<HTMLButtonElement>(null);
	useLayoutEffect(() => {
		if (!isEditing.value && returns.current) button.current?.focus();
		returns.current = false;
	}, [isEditing.value]);
	if (archived || !mayChange(room)) return <h1>{title}</h1>;
	if (isEditing.value) {
		const end = (byKeys: boolean) => {
			returns.current = byKeys;
			isEditing.value = false;
		};
		return <TitleField room={room} listing={listing} onEnd={end} />;
	}
	return (
		<h1>
			<button ref={button} type="button" class="page-title-button" title={t('page_rename_title')} onClick={() => (isEditing.value = true)}>
				{title}
			</button>
		</h1>
	);
}

interface FieldProps {
	room: string;
	listing: PageListing;
	onEnd: (byKeys: boolean) => void;
}

function TitleField({ room, listing, onEnd }: FieldProps) {
	const { title } = listing.what;
	const field = useRef<HTMLInputElement>(null);
	const isBusy = useRef(false);
	useLayoutEffect(() => field.current!.select(), []);
	/* What could not be stored stays written. */
	const save = async (byKeys: boolean) => {
		/* It is left also by being taken away. */
		if (!field.current || isBusy.current) return;
		const wanted = field.current.value.trim();
		if (wanted === '' || wanted === title) {
			onEnd(byKeys);
			return;
		}
		isBusy.current = true;
		try {
			await changePage(room, listing, { title: wanted });
			onEnd(byKeys);
		} catch (error) {
			failed(error);
		} finally {
			isBusy.current = false;
		}
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.isComposing || !['Enter', 'Escape'].includes(event.key)) return;
		event.preventDefault();
		if (event.key === 'Enter') void save(true);
		else onEnd(true);
	};
	return (
		<input
			ref={field}
			class="page-title-field"
			aria-label={t('page_title')}
			defaultValue={title}
			maxLength={LIMITS.page_title_max}
			autocomplete="off"
			onKeyDown={onKeyDown}
			onBlur={() => void save(false)}
		/>
	);
}
