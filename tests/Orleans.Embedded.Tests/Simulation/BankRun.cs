namespace Orleans.Embedded.Tests.Simulation;

internal sealed record BankRun(string Trace, string Hash, int Total, TimeSpan VirtualTime);
