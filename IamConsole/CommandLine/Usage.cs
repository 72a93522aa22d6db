namespace IamConsole.CommandLine;

/// <summary>What <c>help</c> prints.</summary>
internal static class Usage
{
    public const string Text = """
        Usage: IamConsole [VERB] [OPTIONS]        from source: dotnet run --project IamConsole -- [VERB] [OPTIONS]

        Without a verb the console is served until Ctrl+C.

          reset-root [--account ID]
              Prints a new one-time password of an account's root user and ends root's sessions.
              The account may be left out where there is one only.
          create-account --root-email EMAIL [--alias ALIAS]
              Makes another account in this installation and prints its root's one-time password.
          help
              Prints this.

        Options of every verb:
          --urls ADDRESSES             where to serve, separated by semicolons; http://localhost:5080 if not given
          --SECTION:NAME VALUE         a setting, such as --IamConsole:DataDirectory /srv/iam

        Every setting is documented in appsettings.json; as an environment variable it is SECTION__NAME.
        One process at a time uses a data folder: stop the console before reset-root and create-account.
        """ + "\n";
}
