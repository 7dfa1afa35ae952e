import { defineConfig } from '@playwright/test'
import { launchOptions } from './tests/chromium.ts'

export default defineConfig({
	testDir: 'tests',
	testMatch: '**/*.e2e.ts',
	globalSetup: './tests/setup.ts',
	outputDir: 'test-results/journeys',
	timeout: 90_000,
	expect: { timeout: 10_000 },
	forbidOnly: Boolean(process.env.CI),
	// One backend serves all; two browsers are as many as the smallest machine runs well.
	workers: 2,
	reporter: [['list']],
	use: {
		...(process.env.FORTNIGHT_TEST_ORIGIN && { baseURL: process.env.FORTNIGHT_TEST_ORIGIN }),
		viewport: { width: 390, height: 844 },
		deviceScaleFactor: 2,
		hasTouch: true,
		locale: 'en-GB',
		timezoneId: 'Europe/Lisbon',
		trace: 'retain-on-failure',
		launchOptions
	}
})
