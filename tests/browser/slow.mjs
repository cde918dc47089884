/* RUNDE_SLOW=4: pages as on a machine with a quarter of the speed. What they do in a task of its own then comes behind the
 * next key, as it does for whoever types fast. */
export const SLOW = Number(process.env.RUNDE_SLOW ?? 1);

export async function slowDown(page) {
	if (SLOW === 1) return;
	try {
		const session = await page.context().newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW });
	} catch (error) {
		/* A page that another one opened may be gone again. */
		if (!page.isClosed()) throw error;
	}
}
