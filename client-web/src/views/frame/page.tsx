/* A page that comes as a file of its own. */
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';

export function Page({ load }: { load: () => Promise<FunctionComponent> }) {
	const loaded = useSignal<{ component: FunctionComponent } | 'failed' | undefined>(undefined);
	useEffect(() => {
		load().then(
			(component) => (loaded.value = { component }),
			() => (loaded.value = 'failed'),
		);
	}, []);
	if (loaded.value === undefined) return <main class="page" aria-busy="true" />;
	if (loaded.value === 'failed')
		return (
			<main class="home">
				<p>{t('error_offline')}</p>
				<button type="button" class="button" onClick={() => location.reload()}>
					{t('banner_reload')}
				</button>
			</main>
		);
	const { component: Component } = loaded.value;
	return <Component />;
}
