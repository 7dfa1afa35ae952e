// Loaded before a child's own program: its parent may be killed before it can stop it.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// Listening alone keeps the process alive after its program has ended.
process.channel?.unref()
