using System.CommandLine;
using System.CommandLine.Parsing;
using OrleansFlow.Cli.Programs;

namespace OrleansFlow.Cli.Commands;

/// <summary>All commands of oflow.</summary>
internal static class CommandLine
{
    /// <summary>Does what the arguments say.</summary>
    /// <param name="arguments">The command line.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandException">The arguments cannot be understood, or what they ask for cannot be done.</exception>
    public static async Task<int> InvokeAsync(string[] arguments)
    {
        var program = new ProgramArguments();
        var root = new RootCommand("Stateful stream processing for .NET on Microsoft Orleans. ./oflow also knows: test, bench.")
        {
            DemoCommand.Create(),
            RunCommand.Create(program),
            InfoCommand.Create(program),
            ListCommand.Create(),
            CancelCommand.Create(),
        };
        string[] own = arguments switch
        {
            [] or ["help"] => ["--help"],
            ["help", var topic, ..] => [topic, "--help"],
            ["run" or "info", ..] => program.TakeFrom(root.Subcommands.Single(command => command.Name == arguments[0]), arguments),
            _ => arguments,
        };
        ParseResult result = root.Parse(own);
        return result.Errors is []
            ? await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false })
            : throw Refusal(result);
    }

    /// <summary>Reads the value of an option that is a number, and says so where it is none.</summary>
    /// <typeparam name="T">Type of the number.</typeparam>
    /// <param name="expected">What is expected, such as "a whole number".</param>
    public static Func<ArgumentResult, T?> Number<T>(string expected)
        where T : struct, IParsable<T> => result =>
    {
        string text = result.Tokens[0].Value;
        if (T.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out T number))
        {
            return number;
        }

        result.AddError($"{(result.Parent as OptionResult)?.IdentifierToken?.Value} {text}: {expected} is expected.");
        return null;
    };

    private static CommandException Refusal(ParseResult result)
    {
        Command command = result.CommandResult.Command;
        string called = command is RootCommand ? "oflow" : $"oflow {command.Name}";
        string reason = result.UnmatchedTokens is [var first, ..]
            ? $"'{first}' is not understood."
            : result.Errors.Select(static error => error.Message).First(static message => message.Length > 0);
        return new CommandException($"{reason} {called} --help says what is possible.");
    }
}
