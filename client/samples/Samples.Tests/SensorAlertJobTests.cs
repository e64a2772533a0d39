using OrleansFlow.Samples.SensorAlert;
using OrleansFlow.Testing;

namespace OrleansFlow.Samples.Tests;

/// <summary>A whole job on a cluster inside the test's process. One cluster serves all tests of a class.</summary>
public sealed class SensorAlertJobTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("sensor-alert").FullName;
    private MiniCluster? _cluster;

    public async Task InitializeAsync() => _cluster = await MiniCluster.StartAsync(new MiniClusterOptions { Silos = 2, SlotsPerSilo = 2 });

    public async Task DisposeAsync()
    {
        await _cluster!.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task TheJobReadsFilesAndWritesAlerts()
    {
        string input = Path.Combine(_directory, "readings.csv");
        string output = Path.Combine(_directory, "alerts");
        await File.WriteAllLinesAsync(input, ["boiler,0,20.0", "boiler,500,20.5", "pump,800,60.0", "boiler,1500,21.0"]);

        StreamExecutionEnvironment environment = _cluster!.CreateEnvironment();
        SensorAlertJob.Define(environment, input, output);
        await environment.ExecuteAndWaitAsync("sensor alert");

        string[] alerts = [.. Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories).SelectMany(File.ReadLines).Order(StringComparer.Ordinal)];
        Assert.Equal(["boiler,1000,rising", "boiler,11500,silent", "pump,10800,silent"], alerts);
    }
}
