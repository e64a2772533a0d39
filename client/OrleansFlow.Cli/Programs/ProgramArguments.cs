namespace OrleansFlow.Cli.Programs;

/// <summary>
/// Splits the command line of `run` and `info`: what stands before the program is for oflow, what stands behind it is the
/// program's own, whatever it looks like.
/// </summary>
internal static class ProgramArguments
{
    private static readonly HashSet<string> Flags = ["-d", "--detached", "-?", "-h", "--help"];

    /// <summary>Splits the arguments of a command.</summary>
    /// <param name="arguments">The command's name and all behind it.</param>
    /// <returns>oflow's own arguments with the program as their last one, and the program's.</returns>
    public static (string[] Own, string[] Program) Split(string[] arguments)
    {
        if (arguments.Length == 0 || arguments[0] is not ("run" or "info"))
        {
            return (arguments, []);
        }

        for (int i = 1; i < arguments.Length; i++)
        {
            string argument = arguments[i];
            if (!argument.StartsWith('-'))
            {
                return (arguments[..(i + 1)], arguments[(i + 1)..]);
            }

            // An option with its value behind it; --option=value and flags stand alone.
            if (!Flags.Contains(argument) && !argument.Contains('=', StringComparison.Ordinal))
            {
                i++;
            }
        }

        return (arguments, []);
    }
}
