import { expect, test } from 'vitest'
import { isPublicAddress } from './public-address.ts'

test('what is on the public internet', () => {
	const open = [
		'1.1.1.1',
		'9.255.255.255',
		'11.0.0.0',
		'172.15.255.255',
		'172.32.0.0',
		'192.169.0.1',
		'223.255.255.255'
	]
	const six = ['2606:4700:4700::1111', '2a00:1450:4001:830::200e', '2003::1', '2400:cb00::1']
	expect([...open, ...six].filter((address) => !isPublicAddress(address))).toEqual([])
})

test('what is not: loopback, private, link-local, metadata, carrier, mapped, tunnelled, multicast, nonsense', () => {
	const closed = [
		...['0.0.0.0', '0.1.2.3', '127.0.0.1', '127.255.255.254', '10.0.0.1', '10.255.255.255', '172.16.0.1'],
		...['172.31.255.255', '192.168.0.1', '169.254.169.254', '100.64.0.1', '100.127.255.255', '198.18.0.1'],
		...['224.0.0.1', '255.255.255.255', '192.0.2.1', '203.0.113.9', '192.0.0.192', '240.0.0.1'],
		...[
			'::',
			'::1',
			'::ffff:127.0.0.1',
			'::ffff:1.1.1.1',
			'::ffff:7f00:1',
			'64:ff9b::7f00:1',
			'fe80::1',
			'fe80::1%eth0'
		],
		...[
			'fc00::1',
			'fd00:ec2::254',
			'fec0::1',
			'ff02::1',
			'2001:db8::1',
			'2002:7f00:1::',
			'2001::1',
			'2001:0:7f00:1::',
			'3fff::1'
		],
		...[
			'',
			'localhost',
			'1.1.1',
			'1.1.1.256',
			'0x7f.0.0.1',
			'2606',
			'2606:',
			'g::1',
			'1.1.1.1 ',
			'2606:4700::1%eth0'
		]
	]
	expect(closed.filter(isPublicAddress)).toEqual([])
})
