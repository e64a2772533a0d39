using Orleans.Configuration;
using Orleans.Runtime.Hosting;

namespace Orleans.Conformance.Tests.State;

public static class StorageSetup
{
    public const string OwnStorage = "own";
    public const string FaultyStorage = "faulty";

    public static void Configure(ISiloBuilder silo)
    {
        silo.Services.AddGrainStorage(OwnStorage, (_, name) => new OwnGrainStorage(name));
        silo.AddFaultInjectionMemoryStorage(FaultyStorage, (MemoryGrainStorageOptions _) => { }, (FaultInjectionGrainStorageOptions _) => { });
    }
}
