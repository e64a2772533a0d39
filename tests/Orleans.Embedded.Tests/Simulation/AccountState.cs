namespace Orleans.Embedded.Tests.Simulation;

[GenerateSerializer]
internal sealed class AccountState
{
    [Id(0)]
    public int Balance { get; set; } = 1000;
}
