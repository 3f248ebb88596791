//! Tests of the stage, through its public function.
