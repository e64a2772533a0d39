using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using OrleansFlow.Configuration;

namespace OrleansFlow.Hosting.Silos;

/// <summary>Checks a silo's options before it starts.</summary>
internal sealed class OrleansFlowOptionsValidator(IServiceProvider services) : IValidateOptions<OrleansFlowOptions>
{
    public ValidateOptionsResult Validate(string? name, OrleansFlowOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new List<string>();
        Check(options.TaskSlots >= 0, $"taskmanager.numberOfTaskSlots is {options.TaskSlots}; it must be at least 0.");
        Check(options.HeartbeatInterval > TimeSpan.Zero, $"heartbeat.interval is {options.HeartbeatInterval}; it must be positive.");
        Check(options.HeartbeatTimeout > options.HeartbeatInterval, $"heartbeat.timeout is {options.HeartbeatTimeout}; it must be longer than heartbeat.interval, which is {options.HeartbeatInterval}.");
        Check(options.SlotRequestTimeout >= TimeSpan.Zero, $"slot.request.timeout is {options.SlotRequestTimeout}; it must not be negative.");
        Check(options.TaskCancellationTimeout >= TimeSpan.Zero, $"task.cancellation.timeout is {options.TaskCancellationTimeout}; it must not be negative.");
        Check(options.TemporaryDirectory.Length > 0, "io.tmp.dirs is empty; name a directory that the silo may write to.");
        Check(options.RememberedJobs > 0, $"jobstore.max-capacity is {options.RememberedJobs}; it must be at least 1.");
        Check(
            services.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(typeof(IGrainStorage), options.StorageProvider) != false,
            $"there is no grain storage provider '{options.StorageProvider}'; add one, for example siloBuilder.AddMemoryGrainStorage(\"{options.StorageProvider}\"), or name another by orleansflow.storage-provider.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Check(bool right, string error)
        {
            if (!right)
            {
                errors.Add(error);
            }
        }
    }
}
