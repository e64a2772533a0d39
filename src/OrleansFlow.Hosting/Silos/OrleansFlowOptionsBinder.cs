using Microsoft.Extensions.Configuration;
using OrleansFlow.Configuration;

namespace OrleansFlow.Hosting.Silos;

/// <summary>Reads a silo's options under Flink's keys, at the top of the configuration or in its section OrleansFlow.</summary>
internal static class OrleansFlowOptionsBinder
{
    private const string Section = "OrleansFlow";

    public static void Bind(IConfiguration configuration, OrleansFlowOptions options)
    {
        options.TaskSlots = Read(configuration, "taskmanager.numberOfTaskSlots", options.TaskSlots);
        options.StorageProvider = Read(configuration, "orleansflow.storage-provider", options.StorageProvider);
        options.HeartbeatInterval = Read(configuration, "heartbeat.interval", options.HeartbeatInterval);
        options.HeartbeatTimeout = Read(configuration, "heartbeat.timeout", options.HeartbeatTimeout);
        options.SlotRequestTimeout = Read(configuration, "slot.request.timeout", options.SlotRequestTimeout);
        options.TaskCancellationTimeout = Read(configuration, "task.cancellation.timeout", options.TaskCancellationTimeout);
        options.TemporaryDirectory = Read(configuration, "io.tmp.dirs", options.TemporaryDirectory);
        options.RememberedJobs = Read(configuration, "jobstore.max-capacity", options.RememberedJobs);
    }

    private static T Read<T>(IConfiguration configuration, string key, T defaultValue)
    {
        string? text = configuration[$"{Section}:{key}"] ?? configuration[key];
        return text is null ? defaultValue : new JobConfiguration().Set(key, text).Get(new ConfigOption<T>(key, defaultValue, ""));
    }
}
