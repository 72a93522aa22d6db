namespace IamConsole.CommandLine;

/// <summary>What <c>help</c> prints.</summary>
internal static class Usage
{
    public const string Text = """
        Usage: IamConsole [VERB] [OPTIONS]        from source: dotnet run --project IamConsole -- [VERB] [OPTIONS]

        Without a verb the console is served until Ctrl+C.

          reset-root [--account ID] [--remove-mfa]
              Prints a new one-time password of an account's root user and ends root's sessions.
              The account may be left out where there is one only. Root's MFA devices stay, unless
              --remove-mfa takes them away: for a device that is lost.
          create-account --root-email EMAIL [--alias ALIAS]
              Makes another account in this installation and prints its root's one-time password.
          evaluate CASES.jsonl [--explain] [--repeat N]
              Decides policy cases, one JSON object a line ("-" is standard input), and prints a JSON line for each:
              {"id":"x","request":{"principal":ARN,"action":"s3:GetObject","resource":ARN,"resourceAccount":ID,
              "context":{KEY:VALUE}},"identityPolicies":[..],"permissionsBoundary":..,"sessionPolicies":[..],
              "serviceControlPolicies":[[..]],"resourceControlPolicies":[[..]],"resourcePolicy":..,
              "vpcEndpointPolicy":..,"expected":"allowed|implicitDeny|explicitDeny"}
              All but the request may be left out. "requests":[..] instead of "request" shares the policies.
              --explain adds why, statement by statement; --repeat decides everything N times more and says how fast.
              Exit status: 0; 1 when a case is malformed or not as expected; 2 when the file cannot be read.
          operations
              Prints what the AWS-compatible endpoint answers to each operation, as Markdown.
          generate [--account ID] [--full] [--events N]
              For trials at size, on an installation made for that: --full fills the account with generated users,
              groups, roles and policies up to IAM's quotas, --events writes N made-up events into its history.
          measure [--account ID]
              Prints how long lists, search and event history take over an account as it is, in milliseconds.
          help
              Prints this.

        Options of every verb:
          --urls ADDRESSES             where to serve, separated by semicolons; http://localhost:5080 if not given
          --SECTION:NAME VALUE         a setting, such as --IamConsole:DataDirectory /srv/iam

        Every setting is documented in appsettings.json; as an environment variable it is SECTION__NAME.
        One process at a time uses a data folder: stop the console before the other verbs; evaluate uses none.
        """ + "\n";
}
