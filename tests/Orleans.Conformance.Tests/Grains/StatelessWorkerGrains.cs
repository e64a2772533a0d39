using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Grains;

public interface ISpreadWorkerGrain : IGrainWithIntegerKey
{
    /// <summary>Arrives at the gate and waits; returns who waited.</summary>
    Task<string> WaitAsync(string gate, string page);

    Task<SiloAddress> WhereAsync();
}

[StatelessWorker(3)]
public class SpreadWorkerGrain : Grain, ISpreadWorkerGrain
{
    public async Task<string> WaitAsync(string gate, string page)
    {
        Journal.Write(page, GrainContext.ActivationId.ToString());
        await Gate.Of(gate).PassAsync();
        return GrainContext.ActivationId.ToString();
    }

    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);
}

public interface IWorkerCallerGrain : IGrainWithStringKey, ILocated
{
    Task<SiloAddress> AskWorkerAsync(long worker);

    Task<string[]> OccupyAsync(long worker, int calls, string gate, string page);
}

public class WorkerCallerGrain : Grain, IWorkerCallerGrain
{
    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    public Task<SiloAddress> AskWorkerAsync(long worker) => GrainFactory.GetGrain<ISpreadWorkerGrain>(worker).WhereAsync();

    public Task<string[]> OccupyAsync(long worker, int calls, string gate, string page) =>
        Task.WhenAll(Enumerable.Range(0, calls).Select(_ => GrainFactory.GetGrain<ISpreadWorkerGrain>(worker).WaitAsync(gate, page)));
}
