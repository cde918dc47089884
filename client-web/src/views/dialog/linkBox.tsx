import { useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { copyText } from '../message/actions';
import { Icon } from '../icon';

/* A link to be copied; selected at a touch where copying is not allowed. */
export function LinkBox({ link, label }: { link: string; label?: string }) {
	const field = useRef<HTMLInputElement>(null);
	const copied = useSignal(false);
	const copy = async () => {
		copied.value = await copyText(link);
		if (!copied.value) field.current!.select();
	};
	return (
		<div class="link-box">
			<input
				ref={field}
				type="text"
				readOnly
				value={link}
				aria-label={label ?? t('link_field')}
				onFocus={(event) => event.currentTarget.select()}
			/>
			<button type="button" class="button button-primary" onClick={() => void copy()}>
				<Icon name={copied.value ? 'check' : 'copy'} />
				{copied.value ? t('link_copied') : t('link_copy')}
			</button>
		</div>
	);
}
