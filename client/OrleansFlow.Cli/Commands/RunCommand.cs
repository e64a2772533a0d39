using System.CommandLine;
using OrleansFlow.Cli.Programs;

namespace OrleansFlow.Cli.Commands;

/// <summary>oflow run: runs a program, here or on a cluster.</summary>
internal static class RunCommand
{
    public static Command Create(ProgramArguments programArguments)
    {
        var program = new ProgramOptions(programArguments);
        var detached = new Option<bool>("--detached", "-d") { Description = "Do not wait for the end of the job (on a cluster)." };
        var command = new Command("run", "Runs a program, in this process or on a cluster.") { detached };
        program.AddTo(command);
        command.SetAction(async (ParseResult result, CancellationToken cancellationToken) =>
        {
            bool detach = result.GetValue(detached);
            if (detach && !program.Cluster.IsNamed(result))
            {
                throw new CommandException($"-d leaves a job behind on a cluster: {ClusterArguments.Missing}");
            }

            var executor = new ReportingExecutorFactory(program.Cluster.IsNamed(result) ? "remote" : "local", detach);
            int exit = await program.RunProgramAsync(result, executor, cancellationToken);
            await executor.SettleAsync(cancellationToken);
            return exit;
        });
        return command;
    }
}
