using System.CommandLine;
using System.Globalization;
using OrleansFlow.Client;
using OrleansFlow.Grains.Jobs;

namespace OrleansFlow.Cli.Commands;

/// <summary>oflow list: the jobs of a cluster, as `flink list` prints them.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var cluster = new ClusterArguments();
        var all = new Option<bool>("--all", "-a") { Description = "Ended jobs too." };
        var command = new Command("list", "Lists the jobs of a cluster.") { all };
        cluster.AddTo(command);
        command.SetAction(async (ParseResult result, CancellationToken cancellationToken) =>
        {
            await using OrleansFlowClient client = await cluster.ConnectAsync(result, cancellationToken);
            IReadOnlyList<JobOverview> jobs = await client.ListJobsAsync(cancellationToken);
            if (!result.GetValue(all))
            {
                jobs = [.. jobs.Where(job => !job.Status.IsGloballyTerminal())];
            }

            foreach (JobOverview job in jobs)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{job.StartTime:dd.MM.yyyy HH:mm:ss} : {job.JobId} : {job.Name} ({job.Status.ToFlinkName()})"));
            }

            if (jobs.Count == 0)
            {
                Console.WriteLine("No jobs.");
            }

            return 0;
        });
        return command;
    }
}
