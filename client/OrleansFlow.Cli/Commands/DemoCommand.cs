using System.CommandLine;
using OrleansFlow.Cli.Demo;

namespace OrleansFlow.Cli.Commands;

/// <summary>oflow demo: the word count over this repository's own text on two silos, shown while it runs.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var input = new Option<DirectoryInfo?>("--input") { Description = "Directory whose text files are counted (default: the repository that oflow stands in, else the working directory)." };
        var duration = new Option<double?>("--duration") { Description = "Ends the demo after so many seconds, if it has not ended by itself.", CustomParser = CommandLine.Number<double>("a number of seconds") };
        var command = new Command("demo", "Counts the words of this repository on a cluster of two silos inside the process.") { input, duration };
        command.SetAction(async (ParseResult result, CancellationToken cancellationToken) =>
        {
            double? seconds = result.GetValue(duration);
            if (seconds <= 0)
            {
                throw new CommandException($"--duration {seconds}: more than 0 seconds are expected.");
            }

            DirectoryInfo directory = result.GetValue(input) ?? RepositoryText.FindRepository();
            IReadOnlyList<string> files = RepositoryText.FindFiles(directory);
            if (files.Count == 0)
            {
                throw new CommandException($"there are no text files in '{directory}'.");
            }

            return await new WordCountDemo(files, seconds is { } s ? TimeSpan.FromSeconds(s) : null).RunAsync(cancellationToken);
        });
        return command;
    }
}
