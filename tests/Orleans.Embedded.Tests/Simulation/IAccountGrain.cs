namespace Orleans.Embedded.Tests.Simulation;

/// <summary>An account; what it pays goes to another grain, maybe on another silo.</summary>
public interface IAccountGrain : IGrainWithIntegerKey
{
    Task PayAsync(long to, int amount);

    Task ReceiveAsync(int amount);

    Task<int> BalanceAsync();

    [Concurrency.OneWay]
    Task NoteAsync(int number);

    Task<List<int>> NotesAsync();
}
