using System.CommandLine;
using OrleansFlow.Client;
using OrleansFlow.Execution;

namespace OrleansFlow.Cli.Commands;

/// <summary>oflow cancel: cancels a job and waits until it has ended.</summary>
internal static class CancelCommand
{
    public static Command Create()
    {
        var cluster = new ClusterArguments();
        var job = new Argument<string>("job") { Description = "Id of the job, 32 hexadecimal digits." };
        var command = new Command("cancel", "Cancels a job.") { job };
        cluster.AddTo(command);
        command.SetAction(async (ParseResult result, CancellationToken cancellationToken) =>
        {
            string text = result.GetValue(job)!;
            if (!JobId.TryParse(text, out JobId id))
            {
                throw new CommandException($"'{text}' is no job id: 32 hexadecimal digits are expected.");
            }

            await using OrleansFlowClient client = await cluster.ConnectAsync(result, cancellationToken);
            await using IJobClient handle = await client.GetJobAsync(id, cancellationToken);
            await handle.CancelAsync(cancellationToken);
            try
            {
                await handle.GetResultAsync(cancellationToken);
                throw new CommandException($"the job {id} had finished before it could be cancelled.");
            }
            catch (JobExecutionException exception) when (exception.Status == JobStatus.Canceled)
            {
                Console.WriteLine($"Cancelled job {id}.{(exception.InnerException is { } stuck ? $" {stuck.Message}" : "")}");
                return 0;
            }
        });
        return command;
    }
}
