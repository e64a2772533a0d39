using Microsoft.Extensions.Logging;
using Orleans.Conformance.Tests.Infrastructure;
using Orleans.Runtime.Services;
using Orleans.Services;

namespace Orleans.Conformance.Tests.Cluster;

public interface IClerkService : IGrainService
{
    Task<string> AskAsync(string question);

    Task<bool> OwnsAsync(uint key);
}

public interface IClerkClient : IGrainServiceClient<IClerkService>
{
    Task<string> AskOnAsync(SiloAddress silo, string question);

    Task<string> AskForCallerAsync(string question);

    Task<bool> OwnerOwnsAsync(uint key);
}

/// <summary>One per silo.</summary>
public class ClerkService(GrainId id, Silo silo, ILoggerFactory loggers, ILocalSiloDetails details) : GrainService(id, silo, loggers), IClerkService
{
    public override async Task Init(IServiceProvider serviceProvider)
    {
        Journal.Write("clerk of " + details.SiloAddress, "init");
        await base.Init(serviceProvider);
    }

    public override async Task Start()
    {
        Journal.Write("clerk of " + details.SiloAddress, "start");
        await base.Start();
    }

    public override async Task Stop()
    {
        await base.Stop();
        Journal.Write("clerk of " + details.SiloAddress, $"stop {StoppedCancellationTokenSource.IsCancellationRequested}");
    }

    public Task<string> AskAsync(string question) => Task.FromResult($"{question} on {details.SiloAddress}");

    public Task<bool> OwnsAsync(uint key) => Task.FromResult(RingRange.InRange(key));
}

public class ClerkClient(IServiceProvider services) : GrainServiceClient<IClerkService>(services), IClerkClient
{
    public Task<string> AskOnAsync(SiloAddress silo, string question) => GetGrainService(silo).AskAsync(question);

    public Task<string> AskForCallerAsync(string question) => GetGrainService(CurrentGrainReference.GrainId).AskAsync(question);

    public Task<bool> OwnerOwnsAsync(uint key) => GetGrainService(key).OwnsAsync(key);
}

public interface IClerkUserGrain : IGrainWithStringKey
{
    Task<string> AskOnAsync(SiloAddress silo);

    Task<string> AskAsync();

    Task<bool> OwnerOwnsAsync(uint key);
}

public class ClerkUserGrain(IClerkClient clerks) : Grain, IClerkUserGrain
{
    public Task<string> AskOnAsync(SiloAddress silo) => clerks.AskOnAsync(silo, "who");

    public Task<string> AskAsync() => clerks.AskForCallerAsync("who");

    public Task<bool> OwnerOwnsAsync(uint key) => clerks.OwnerOwnsAsync(key);
}

public static class GrainServiceSetup
{
    public static void Configure(ISiloBuilder silo)
    {
        silo.AddGrainService<ClerkService>();
        silo.Services.AddSingleton<IClerkClient, ClerkClient>();
    }
}
