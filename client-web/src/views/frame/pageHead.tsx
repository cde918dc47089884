import type { ComponentChildren } from 'preact';
import { t } from '../../i18n';
import { Icon } from '../icon';

/* The head of a page that is no room. */
export function PageHead({ title, back, children }: { title: string; back?: string; children?: ComponentChildren }) {
	return (
		<header class="room-header">
			<a class="icon-button only-narrow" href={back ?? '/'} aria-label={t('back')}>
				<Icon name="arrow-left" />
			</a>
			<div class="room-heading">
				<h1>{title}</h1>
			</div>
			{children}
		</header>
	);
}
