using System.CommandLine;
using System.CommandLine.Help;

namespace OrleansFlow.Cli.Programs;

/// <summary>
/// Divides the command line of `run` and `info`: what stands before the program is for oflow, what stands behind it is the
/// program's own, whatever it looks like.
/// </summary>
internal sealed class ProgramArguments
{
    /// <summary>The program's arguments.</summary>
    public string[] Values { get; private set; } = [];

    /// <summary>Takes what is the program's.</summary>
    /// <param name="command">The command that is named first.</param>
    /// <param name="arguments">The command's name and all behind it.</param>
    /// <returns>oflow's own arguments, with the program as their last one.</returns>
    /// <exception cref="CommandException">An option is none of the command's.</exception>
    public string[] TakeFrom(Command command, string[] arguments)
    {
        for (int i = 1; i < arguments.Length; i++)
        {
            string argument = arguments[i];
            if (!argument.StartsWith('-'))
            {
                Values = arguments[(i + 1)..];
                return arguments[..(i + 1)];
            }

            if (NeedsValue(command, argument))
            {
                i++;
            }
        }

        return arguments;
    }

    // A value stands behind its option, unless it is joined to it: --option=value, --option:value, -Dkey=value.
    private static bool NeedsValue(Command command, string argument)
    {
        bool isShort = argument.Length > 1 && argument[1] != '-';
        int end = isShort ? Math.Min(2, argument.Length) : argument.AsSpan().IndexOfAny('=', ':');
        string name = end < 0 ? argument : argument[..end];
        Option option = command.Options.Concat(command.Parents.OfType<Command>().SelectMany(static parent => parent.Options.Where(static o => o.Recursive)))
            .FirstOrDefault(candidate => candidate.Name == name || candidate.Aliases.Contains(name))
            ?? throw new CommandException($"'{argument}' is no option of oflow {command.Name}; the program's own stand behind the program.");
        return name == argument && option is not HelpOption && option.ValueType != typeof(bool);
    }
}
