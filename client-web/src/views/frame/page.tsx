/* Parts of the screen that come as files of their own. */
import { h, type FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';

type Load<P> = () => Promise<FunctionComponent<P>>;

function useLoaded<P>(load: Load<P>): FunctionComponent<P> | 'failed' | undefined {
	const loaded = useSignal<{ component: FunctionComponent<P> } | 'failed' | undefined>(undefined);
	useEffect(() => {
		load().then(
			(component) => (loaded.value = { component }),
			() => (loaded.value = 'failed'),
		);
	}, []);
	return typeof loaded.value === 'object' ? loaded.value.component : loaded.value;
}

export function Page({ load }: { load: Load<object> }) {
	const Component = useLoaded(load);
	if (Component === undefined) return <main class="page" aria-busy="true" />;
	if (Component === 'failed')
		return (
			<main class="home">
				<NotLoaded />
			</main>
		);
	return <Component />;
}

/* A part beside others. */
export function Later<P extends object>({ load, props }: { load: Load<P>; props: P }) {
	const Component = useLoaded(load);
	if (Component === undefined) return null;
	return Component === 'failed' ? <NotLoaded /> : h(Component, props);
}

function NotLoaded() {
	return (
		<>
			<p>{t('error_offline')}</p>
			<button type="button" class="button" onClick={() => location.reload()}>
				{t('banner_reload')}
			</button>
		</>
	);
}
